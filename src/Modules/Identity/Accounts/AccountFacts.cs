using Maru.Kernel;
using Maru.Modules.Identity.Scopes;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// What the audit log records about an account: its standing, but no personal data and no hash. The log's rows cannot be erased when the
/// person is deleted; the name of an id is read from the account, as long as it exists.
/// </summary>
internal sealed record AccountFacts(string Role, bool Disabled, bool MustChangePassword, string? DataScope)
{
    public const string Resource = "identity.users";

    public static AccountFacts Of(Account account) => new(
        WireName<Kernel.Access.Role>.Of(account.Role), account.IsDisabled, account.MustChangePassword,
        account.Scope is { } scope ? ScopeText.Write(scope) : null);

    /// <summary>The names of the fields that have changed, without their old and new values; null if none has.</summary>
    public static object? ChangedParticulars(Account before, Account after)
    {
        var names = new (string Name, bool Changed)[]
        {
            ("email", before.Email != after.Email), ("display_name", before.DisplayName != after.DisplayName),
            ("locale", before.Locale != after.Locale), ("time_zone", before.TimeZone != after.TimeZone),
        };
        return names.Any(n => n.Changed) ? new { Particulars = names.Where(n => n.Changed).Select(n => n.Name) } : null;
    }
}
