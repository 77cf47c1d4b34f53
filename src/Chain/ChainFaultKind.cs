namespace Maru.Chain;

/// <summary>In which way a log is not what was written.</summary>
public enum ChainFaultKind
{
    /// <summary>A row's content does not fit its hash.</summary>
    RowAltered,

    /// <summary>A row is gone.</summary>
    RowMissing,

    /// <summary>A row stands where another was already, or behind the head.</summary>
    RowInserted,

    /// <summary>Rows were changed and their hashes made anew; only the signed checkpoint, or the anchor, still knows.</summary>
    RangeRewritten,

    /// <summary>A checkpoint's signature is not genuine.</summary>
    CheckpointForged,

    /// <summary>A checkpoint is gone, or does not follow the one before.</summary>
    CheckpointMissing,

    /// <summary>The newest rows are gone.</summary>
    LogTruncated,
}
