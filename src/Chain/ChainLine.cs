namespace Maru.Chain;

/// <summary>One line of an exported log: a row, a checkpoint or the head; the others are absent.</summary>
public sealed class ChainLine
{
    /// <summary>The row's canonical JSON; empty when the line is no row.</summary>
    public ReadOnlyMemory<byte> Canonical { get; init; }

    /// <summary>The row's place; 0 when the line is no row.</summary>
    public long RowId { get; init; }

    /// <summary>The hash of the row before, as stored in this row.</summary>
    public string PreviousHash { get; init; } = "";

    /// <summary>The row's hash.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The checkpoint, when the line is one.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>The head, when the line is it.</summary>
    public ChainHead? Head { get; init; }
}
