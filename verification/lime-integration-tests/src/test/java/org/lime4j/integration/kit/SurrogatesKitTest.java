package org.lime4j.integration.kit;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.lime4j.core.surrogate.DecisionTreeFactory;
import org.lime4j.core.surrogate.KernelShapFactory;
import org.lime4j.core.surrogate.LassoFactory;
import org.lime4j.core.surrogate.RidgeFactory;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.tck.SurrogateContract;
import org.lime4j.tribuo.surrogate.TribuoCartFactory;
import org.lime4j.tribuo.surrogate.TribuoElasticNetFactory;
import org.lime4j.tribuo.surrogate.TribuoLarsFactory;
import org.lime4j.tribuo.surrogate.TribuoLassoFactory;

class SurrogatesKitTest {
    @Nested
    class Ridge extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new RidgeFactory();
        }
    }

    @Nested
    class RidgeOfTheHighestWeights extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new RidgeFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("selection", "highest-weights");
        }
    }

    @Nested
    class RidgeOnTheLassoPath extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new RidgeFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("selection", "lasso-path", "alpha", 0);
        }
    }

    @Nested
    class Lasso extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new LassoFactory();
        }
    }

    @Nested
    class LassoOfFixedPenalty extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new LassoFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("lambda", 0.01);
        }
    }

    @Nested
    class KernelShap extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new KernelShapFactory();
        }

        @Override
        protected boolean fitsWeightedCoalitions() {
            return true;
        }
    }

    @Nested
    class DecisionTree extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new DecisionTreeFactory();
        }
    }

    @Nested
    class DecisionTreeOfManyQuestions extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new DecisionTreeFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("max-depth", 8, "max-leaves", 30, "min-gain", 0);
        }
    }

    @Nested
    class TribuoLars extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new TribuoLarsFactory();
        }
    }

    @Nested
    class TribuoLasso extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new TribuoLassoFactory();
        }
    }

    @Nested
    class TribuoLassoOfFixedPenalty extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new TribuoLassoFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("lambda", 0.01);
        }
    }

    @Nested
    class TribuoElasticNet extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new TribuoElasticNetFactory();
        }
    }

    @Nested
    class TribuoCart extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new TribuoCartFactory();
        }
    }

    @Nested
    class TribuoCartOfManyQuestions extends SurrogateContract {
        @Override
        protected SurrogateFactory<?> factory() {
            return new TribuoCartFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("max-depth", 5, "min-split-share", 0, "min-gain", 0);
        }
    }
}
