using Maru.Kernel;
using Maru.Modules.Identity.Domain;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.UseCases;

/// <summary>A change of one account, for <see cref="AccountWriter"/>.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Action">What the audit log calls it.</param>
/// <param name="Change">Gives the account as it is to be; it is not called when there is none.</param>
internal sealed record AccountEdit(string AccountId, string Action, Func<Account, DateTimeOffset, Outcome<Account>> Change)
{
    /// <summary>The version the caller has seen; null for any.</summary>
    public long? Expected { get; init; }

    /// <summary>Whether the account's sessions are over by it.</summary>
    public bool EndsSessions { get; init; }

    /// <summary>The one session that goes on.</summary>
    public string? KeptSession { get; init; }

    /// <summary>What else belongs in the transaction: the news of it.</summary>
    public Func<Tx, Account, Account, Task>? AndAsync { get; init; }
}
