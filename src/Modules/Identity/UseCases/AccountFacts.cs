using Maru.Kernel;
using Maru.Modules.Identity.Domain;

namespace Maru.Modules.Identity.UseCases;

/// <summary>What the audit log has of an account. Neither the hash nor anything made from it.</summary>
internal sealed record AccountFacts(
    string Username, string? Email, string DisplayName, string Role, string Locale, string TimeZone, bool Disabled, bool MustChangePassword, string? DataScope)
{
    public const string Resource = "identity.users";

    public static AccountFacts Of(Account account) => new(
        account.Username, account.Email, account.DisplayName, WireName<Contracts.Identity.Role>.Of(account.Role), account.Locale, account.TimeZone,
        account.IsDisabled, account.MustChangePassword, account.Scope is { } scope ? ScopeText.Write(scope) : null);
}
