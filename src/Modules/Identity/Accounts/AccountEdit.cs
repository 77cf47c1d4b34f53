using Maru.Kernel;
using Maru.Kernel.Access;

namespace Maru.Modules.Identity.Accounts;

/// <summary>A change of one account, for <see cref="AccountWriter"/>.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Action">What the audit log calls it.</param>
/// <param name="Change">Gives the account as it is to be; it is not called when there is none.</param>
internal sealed record AccountEdit(string AccountId, string Action, Func<Account, DateTimeOffset, Outcome<Account>> Change)
{
    /// <summary>The administrator who does it to somebody else; null for what one does to oneself.</summary>
    public CurrentUser? By { get; init; }

    /// <summary>The versions the caller has seen.</summary>
    public ExpectedVersion Expected { get; init; }

    /// <summary>Whether the account's sessions are over by it.</summary>
    public bool EndsSessions { get; init; }

    /// <summary>The one session that goes on.</summary>
    public string? KeptSession { get; init; }

    /// <summary>
    /// Why the ways to accounts that the person has opened to others end by it, in words of the audit log; null when they do not, unless
    /// the account is disabled, demoted or given a temporary password, which ends them anyway.
    /// </summary>
    public string? ClosesWays { get; init; }

    /// <summary>Whether the account's client keys are revoked by it.</summary>
    public bool RevokesKeys { get; init; }

    /// <summary>Whether it does something beside the account, even when the account stays as it is.</summary>
    public bool EndsMore => EndsSessions || RevokesKeys || ClosesWays is not null;
}
