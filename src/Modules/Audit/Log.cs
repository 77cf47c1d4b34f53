using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit;

/// <summary>This module's log entries: event ids 1200–1299.</summary>
internal static partial class Log
{
    [LoggerMessage(1200, LogLevel.Warning, "Checkpoints of the audit log are delayed: the vault is locked, so no key can sign them")]
    public static partial void SealingPostponed(ILogger logger);

    [LoggerMessage(1201, LogLevel.Information, "Made the key {KeyId} that signs checkpoints of the audit log")]
    public static partial void KeyMade(ILogger logger, string keyId);

    [LoggerMessage(1202, LogLevel.Warning, "The key {KeyId} that signed checkpoints of the audit log can no longer be opened and is retired; its signatures stay valid")]
    public static partial void KeyUnreadable(ILogger logger, string keyId);

    [LoggerMessage(1203, LogLevel.Critical, "Entries {FirstId} to {LastId} of the audit log are incomplete and not sealed. Verify the log")]
    public static partial void EntriesMissing(ILogger logger, long firstId, long lastId);

    [LoggerMessage(1204, LogLevel.Error, "Checkpoints of the audit log could not be made; trying again")]
    public static partial void SealingFailed(ILogger logger, Exception e);

    [LoggerMessage(1205, LogLevel.Error, "Checkpoints could not be added to the anchor file; trying again with the next one")]
    public static partial void AnchorFailed(ILogger logger, Exception e);

    [LoggerMessage(1206, LogLevel.Error, "{Count} notes could not be written to the audit log and are lost")]
    public static partial void NotesLost(ILogger logger, Exception? e, int count);

    [LoggerMessage(1207, LogLevel.Information, "Deleted {Count} entries of the audit log that are past their retention")]
    public static partial void Retired(ILogger logger, long count);

    [LoggerMessage(1208, LogLevel.Error, "Entries of the audit log past their retention could not be deleted; trying again tomorrow")]
    public static partial void RetirementFailed(ILogger logger, Exception e);

    [LoggerMessage(1210, LogLevel.Critical, "The audit log was changed: {Kind} at entry {RowId}. Verify it with an anchor, and check who can write to the database")]
    public static partial void Broken(ILogger logger, Maru.Chain.ChainFaultKind kind, long rowId);

    [LoggerMessage(1211, LogLevel.Warning, "Notes cannot be written to the audit log now; they wait until the database can be used")]
    public static partial void NotesWait(ILogger logger, Exception e);

    [LoggerMessage(1209, LogLevel.Error, "The audit log could not be read")]
    public static partial void ReadFailed(ILogger logger, Exception e);
}
