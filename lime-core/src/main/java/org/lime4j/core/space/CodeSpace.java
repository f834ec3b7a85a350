package org.lime4j.core.space;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The blocks of an instance.
 *
 * @param blocks in order; not empty, ids distinct
 */
public record CodeSpace(List<Block> blocks) {
    /**
     * Copies the blocks and checks their ids.
     *
     * @param blocks in order; not empty, ids distinct
     * @throws IllegalArgumentException if there is no block, or two have the same id
     */
    public CodeSpace {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("blocks is empty: a code space needs at least one block");
        }
        Set<String> ids = new HashSet<>();
        for (Block block : blocks) {
            if (!ids.add(block.id())) {
                throw new IllegalArgumentException("blocks has the id '" + block.id() + "' twice");
            }
        }
    }

    /**
     * {@return a space of one unnamed block}
     *
     * @param columns in order; not empty
     */
    public static CodeSpace of(List<CodeColumn> columns) {
        return new CodeSpace(List.of(new Block("", columns)));
    }

    /**
     * {@return a space of one unnamed block of columns that are present or removed}
     *
     * @param columns how many, at least 1
     */
    public static CodeSpace ofPresence(int columns) {
        return new CodeSpace(List.of(Block.ofPresence("", columns)));
    }

    /** {@return the number of columns of all blocks} */
    public int size() {
        return blocks.stream().mapToInt(Block::size).sum();
    }

    /** {@return whether every block is binary} */
    public boolean isBinary() {
        return blocks.stream().allMatch(Block::isBinary);
    }

    /**
     * {@return whether another space has the same columns with the same background, whatever their origins}
     *
     * @param other the space of another instance
     */
    public boolean variesLike(CodeSpace other) {
        if (blocks.size() != other.blocks.size()) {
            return false;
        }
        for (int b = 0; b < blocks.size(); b++) {
            Block mine = blocks.get(b);
            Block theirs = other.blocks.get(b);
            if (!mine.id().equals(theirs.id()) || mine.size() != theirs.size()) {
                return false;
            }
            for (int j = 0; j < mine.size(); j++) {
                if (!mine.columns().get(j).variesLike(theirs.columns().get(j))) {
                    return false;
                }
            }
        }
        return true;
    }
}
