using Maru.Kernel.Access;

namespace Maru.Contracts.Identity;

/// <summary>
/// The data scopes of accounts, for work on behalf of a person outside of their own requests. Memory only; thread safe.
/// </summary>
public interface IDataScopes
{
    /// <summary>The present scope of an account; an unknown or disabled account sees nothing.</summary>
    /// <param name="accountId">The account.</param>
    IDataScope Of(string accountId);
}
