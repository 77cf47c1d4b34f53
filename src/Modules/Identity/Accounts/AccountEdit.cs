using Maru.Kernel;
using Maru.Kernel.Access;

namespace Maru.Modules.Identity.Accounts;

/// <summary>A change of one account, for <see cref="AccountWriter"/>.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Action">What the audit log calls it.</param>
/// <param name="Change">Returns the changed account; it is not called if the account does not exist.</param>
internal sealed record AccountEdit(string AccountId, string Action, Func<Account, DateTimeOffset, Outcome<Account>> Change)
{
    /// <summary>The administrator who changes another person's account; null if a person changes their own.</summary>
    public CurrentUser? By { get; init; }

    /// <summary>The versions the caller has seen.</summary>
    public ExpectedVersion Expected { get; init; }

    /// <summary>Whether it ends the account's sessions.</summary>
    public bool EndsSessions { get; init; }

    /// <summary>The one session that continues.</summary>
    public string? KeptSession { get; init; }

    /// <summary>
    /// Why this ends the invitations and temporary passwords that the person gave to others, in words of the audit log; null if it does
    /// not. If the account is disabled, demoted or given a temporary password, they end in any case.
    /// </summary>
    public string? ClosesWays { get; init; }

    /// <summary>Whether it revokes the account's client keys.</summary>
    public bool RevokesKeys { get; init; }

    /// <summary>Whether it has another effect, even if the account itself does not change.</summary>
    public bool EndsMore => EndsSessions || RevokesKeys || ClosesWays is not null;
}
