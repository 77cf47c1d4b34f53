namespace Maru.Contracts.Identity;

/// <summary>Looks client keys up. Memory only, no database on the way; thread safe; sees a change at once (other nodes ≤ 1 s).</summary>
public interface IClientKeys
{
    /// <summary>The key behind a secret, or null when unknown, revoked or expired.</summary>
    /// <param name="secret">The text after <c>Bearer</c>, as UTF-16.</param>
    ClientKey? Find(ReadOnlySpan<char> secret);

    /// <summary>Notes that the key was used; written in batches.</summary>
    /// <param name="keyId">The key's id.</param>
    void Touch(string keyId);
}
