using Maru.Kernel;
using Maru.Modules.Identity.Scopes;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// What the audit log has of an account: its standing, and neither what its owner says about themselves nor a hash. The log's rows cannot
/// be erased when the person is; who an id was is asked of the account, as long as there is one.
/// </summary>
internal sealed record AccountFacts(string Role, bool Disabled, bool MustChangePassword, string? DataScope)
{
    public const string Resource = "identity.users";

    public static AccountFacts Of(Account account) => new(
        WireName<Kernel.Access.Role>.Of(account.Role), account.IsDisabled, account.MustChangePassword,
        account.Scope is { } scope ? ScopeText.Write(scope) : null);

    /// <summary>Which particulars are others now, without what they were and are; null when none is.</summary>
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
