using Maru.Contracts.Identity;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>
/// What the accounts and client keys of calls are called today. From memory, so that a list may ask it row by row. Thread safe.
/// </summary>
internal sealed class CallNames(IAccountNames accounts, IClientKeys keys)
{
    public string? OfOwner(string accountId) => accounts.Find(accountId);

    public string? OfKey(string keyId) => keys.NameOf(keyId);
}
