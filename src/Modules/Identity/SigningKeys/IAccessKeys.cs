namespace Maru.Modules.Identity.SigningKeys;

/// <summary>The keys of access tokens. Memory only; thread safe.</summary>
internal interface IAccessKeys
{
    /// <summary>The key that signs; throws before start-up has chosen one.</summary>
    EcKey Signing { get; }

    /// <summary>The keys that verify: next, current and previous ones.</summary>
    IReadOnlyList<EcKey> Published { get; }

    /// <summary>One of those by its id, else null.</summary>
    EcKey? Find(string id);
}
