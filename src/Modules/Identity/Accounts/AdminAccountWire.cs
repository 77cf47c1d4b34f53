using Maru.Kernel.Access;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Scopes;

namespace Maru.Modules.Identity.Accounts;

/// <summary>An account, as those who manage accounts see it.</summary>
internal sealed record AccountBody(
    string Id, string Username, string? Email, string DisplayName, Role Role, string Locale, string TimeZone, bool Disabled,
    DateTimeOffset? DisabledAt, bool PasswordChangeRequired, DataScopeResponse? DataScope, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version)
{
    public static AccountBody Of(Account account) => new(
        account.Id, account.Username, account.Email, account.DisplayName, account.Role, account.Locale, account.TimeZone, account.IsDisabled,
        account.DisabledAt, account.MustChangePassword, DataScopeResponse.Of(account.Scope), account.CreatedAt, account.UpdatedAt, account.Version);
}

/// <summary>Another role.</summary>
internal sealed record ChangeRoleBody(string? Role);

/// <summary>A password to hand over, shown this once.</summary>
/// <remarks>A class, so that printing it does not print the password.</remarks>
internal sealed class TemporaryPasswordBody
{
    public required AccountBody User { get; init; }

    public required string TemporaryPassword { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public static TemporaryPasswordBody Of(TemporaryPassword reset) => new()
    {
        User = AccountBody.Of(reset.Account),
        TemporaryPassword = reset.Text,
        ExpiresAt = reset.Account.TemporaryUntil,
    };
}
