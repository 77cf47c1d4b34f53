using Microsoft.Extensions.Logging;

namespace Maru.Modules.Identity;

/// <summary>This module's log entries: event ids 1100–1199. They never contain a token, a password or a typed name.</summary>
internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Information, "The server is set up; the first administrator is account {AccountId}")]
    public static partial void SetUp(ILogger logger, string accountId);

    [LoggerMessage(1101, LogLevel.Information, "Account {AccountId} signed in, session {SessionId}")]
    public static partial void SignedIn(ILogger logger, string accountId, string sessionId);

    [LoggerMessage(1102, LogLevel.Warning, "A sign-in was refused for account {AccountId}")]
    public static partial void SignInRefused(ILogger logger, string accountId);

    [LoggerMessage(1103, LogLevel.Warning, "A spent refresh token of account {AccountId} was used again, perhaps by a thief; session {SessionId} is ended")]
    public static partial void RefreshTokenReused(ILogger logger, string accountId, string sessionId);

    [LoggerMessage(1110, LogLevel.Information, "Made signing key {KeyId}")]
    public static partial void SigningKeyMade(ILogger logger, string keyId);

    [LoggerMessage(1111, LogLevel.Warning, "Stored secrets cannot be used, so access tokens are signed with a key of this process only: sessions must be refreshed after a restart and other nodes do not accept them")]
    public static partial void SigningKeyOfProcess(ILogger logger);

    [LoggerMessage(1112, LogLevel.Warning, "Signing key {KeyId} can no longer be opened and is retired; tokens signed with it stay valid until they expire")]
    public static partial void SigningKeyUnreadable(ILogger logger, string keyId);

    [LoggerMessage(1113, LogLevel.Information, "Signing key {KeyId} signs from now on")]
    public static partial void SigningKeyRotated(ILogger logger, string keyId);

    [LoggerMessage(1120, LogLevel.Warning, "Upkeep of accounts and client keys failed; trying again in a minute")]
    public static partial void UpkeepFailed(ILogger logger, Exception e);
}
