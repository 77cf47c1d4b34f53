namespace Maru.Chain;

/// <summary>In which way a log is not what was written.</summary>
public enum ChainFaultKind
{
    /// <summary>A row's content does not match its hash.</summary>
    RowAltered,

    /// <summary>A row is missing.</summary>
    RowMissing,

    /// <summary>A row is in the place of another, or after the head.</summary>
    RowInserted,

    /// <summary>Rows were changed and their hashes computed again; only the signed checkpoint, or the anchor, shows it.</summary>
    RangeRewritten,

    /// <summary>A checkpoint's signature is not genuine.</summary>
    CheckpointForged,

    /// <summary>A checkpoint is missing, or does not follow the one before.</summary>
    CheckpointMissing,

    /// <summary>The newest rows are missing.</summary>
    LogTruncated,
}
