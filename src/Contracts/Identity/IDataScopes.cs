using Maru.Kernel.Access;

namespace Maru.Contracts.Identity;

/// <summary>
/// The data scopes of accounts, for work done in somebody's name while they are not asking themselves. Memory only; thread safe.
/// </summary>
public interface IDataScopes
{
    /// <summary>The scope of an account as it is now; nothing for one that is unknown or disabled.</summary>
    /// <param name="accountId">The account.</param>
    IDataScope Of(string accountId);
}
