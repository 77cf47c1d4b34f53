using Maru.Modules.Identity.Accounts;

namespace Maru.Modules.Identity.Sessions;

/// <summary>The result of signing in or refreshing. A class, so that printing it does not print the tokens.</summary>
internal sealed class SessionGrant
{
    public required Account Account { get; init; }

    public required string SessionId { get; init; }

    public required string AccessToken { get; init; }

    public required TimeSpan AccessLifetime { get; init; }

    public required string RefreshToken { get; init; }

    /// <summary>The remaining lifetime.</summary>
    public required TimeSpan RefreshLifetime { get; init; }
}
