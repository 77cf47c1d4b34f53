namespace Maru.Modules.Identity.ClientKeys;

/// <summary>A client key with its secret, this once. A class, so that printing it does not print the secret.</summary>
internal sealed class NewClientKey(IssuedKey key, string secret)
{
    public IssuedKey Key => key;

    public string Secret => secret;
}
