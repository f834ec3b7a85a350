/** LIME for tables: schema and rows, background statistics, bins, the representation, CSV files and sparse rows. */
module org.lime4j.tabular {
    requires transitive org.lime4j.core;
    requires static org.jspecify;
    requires de.siegmar.fastcsv;

    exports org.lime4j.tabular;
    exports org.lime4j.tabular.csv;
    exports org.lime4j.tabular.discretize;
    exports org.lime4j.tabular.representation;
    exports org.lime4j.tabular.saved;
    exports org.lime4j.tabular.source to org.lime4j.tribuo;
    exports org.lime4j.tabular.svmlight;

    uses org.lime4j.tabular.discretize.DiscretizerFactory;

    provides org.lime4j.core.plugin.ComponentKinds with
            org.lime4j.tabular.discretize.TabularKinds;
    provides org.lime4j.core.representation.BackgroundSourceFactory with
            org.lime4j.tabular.csv.CsvBackgroundFactory,
            org.lime4j.tabular.saved.SavedBackgroundFactory,
            org.lime4j.tabular.svmlight.SvmlightBackgroundFactory;
    provides org.lime4j.core.representation.InstanceSourceFactory with
            org.lime4j.tabular.csv.CsvInstancesFactory,
            org.lime4j.tabular.svmlight.SvmlightInstancesFactory;
    provides org.lime4j.core.representation.RepresentationFactory with
            org.lime4j.tabular.representation.TabularFactory;
    provides org.lime4j.tabular.discretize.DiscretizerFactory with
            org.lime4j.tabular.discretize.BoundariesFactory,
            org.lime4j.tabular.discretize.DecileFactory,
            org.lime4j.tabular.discretize.EntropyFactory,
            org.lime4j.tabular.discretize.NoneFactory,
            org.lime4j.tabular.discretize.QuartileFactory,
            org.lime4j.tabular.discretize.StatisticsFactory;
}
