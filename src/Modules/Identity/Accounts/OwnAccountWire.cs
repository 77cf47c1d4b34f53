using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Scopes;
using Maru.Modules.Identity.Sessions;

namespace Maru.Modules.Identity.Accounts;

// These are classes because records would print passwords.

/// <summary>Who is signed in, and what they may do at this moment.</summary>
internal sealed record MeBody(
    string Id, string Username, string? Email, string DisplayName, Role Role, string Locale, string TimeZone, string SessionId,
    IReadOnlyList<string> Permissions, IReadOnlyList<Intent> Intents, DataScopeResponse? DataScope, long Version)
{
    public static MeBody Of(Account account, CurrentUser user) => new(
        account.Id, account.Username, account.Email, account.DisplayName, account.Role, account.Locale, account.TimeZone, user.SessionId,
        [.. (user.Permissions ?? new HashSet<string>()).Order(StringComparer.Ordinal)], Contracts.Identity.Intents.Of(user.Role),
        DataScopeResponse.Of(user.Scope), account.Version);
}

/// <summary>A change of one's profile; what is absent stays. A null e-mail address takes it away.</summary>
internal sealed class ChangeProfileBody
{
    private bool _emailGiven;

    public string? Email
    {
        get;
        init => (field, _emailGiven) = (value, true);
    }

    public string? DisplayName { get; init; }

    public string? Locale { get; init; }

    public string? TimeZone { get; init; }

    public ProfilePatch ToPatch() =>
        new() { Email = Email, EmailGiven = _emailGiven, DisplayName = DisplayName, Locale = Locale, TimeZone = TimeZone };
}

/// <summary>
/// A change of one's password. One's client keys are revoked by it, and invitations and temporary passwords one has given that were not
/// used, unless they are to be kept.
/// </summary>
internal sealed class ChangePasswordBody
{
    public string? CurrentPassword { get; init; }

    public string? NewPassword { get; init; }

    public bool? KeepClientKeys { get; init; }

    public bool? KeepInvitations { get; init; }

    public KeptThings ToKept() => new(KeepClientKeys == true, KeepInvitations == true);
}

/// <summary>The wish to have one's account deleted, with the password to make sure.</summary>
internal sealed class DeleteAccountBody
{
    public string? Password { get; init; }
}

/// <summary>A session that is not over.</summary>
internal sealed record OpenSessionBody(
    string Id, string? Client, DateTimeOffset BeganAt, DateTimeOffset RenewedAt, DateTimeOffset ExpiresAt, bool Current)
{
    public static OpenSessionBody Of(OpenSession session, string? current) => new(
        session.Id, session.Client, session.BeganAt, session.RenewedAt, session.ExpiresAt, session.Id == current);
}

/// <summary>Sessions that are not over, the newest first.</summary>
internal sealed record OpenSessionsBody(IReadOnlyList<OpenSessionBody> Items)
{
    public static OpenSessionsBody Of(OpenSession[] sessions, string? current) =>
        new([.. sessions.Select(s => OpenSessionBody.Of(s, current))]);
}

/// <summary>What the server keeps of a person; others is what other modules keep, a list each by name (llm.calls, work.runs).</summary>
internal sealed record AccountExportBody(
    DateTimeOffset ExportedAt, AccountBody Account, IReadOnlyList<OpenSessionBody> Sessions, IReadOnlyList<ClientKeyBody> ClientKeys,
    IReadOnlyDictionary<string, IAsyncEnumerable<object>> Others)
{
    public static AccountExportBody Of(AccountExport export, string current) => new(
        export.ExportedAt, AccountBody.Of(export.Account), [.. export.Sessions.Select(s => OpenSessionBody.Of(s, current))],
        [.. export.ClientKeys.Select(ClientKeyBody.Of)], export.Others);
}
