using Maru.Kernel;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>Turns a plain key into what is stored, with the hint that may be shown.</summary>
internal sealed class KeySealer(Vault vault)
{
    public Outcome<SealedKey> Seal(string plain)
    {
        var text = vault.Seal(plain);
        return text.Failed(out var failure)
            ? failure
            : new SealedKey(text.Value, plain.Length == 0 ? "" : KeyHint.Of(plain), SealingKeyId(text.Value));
    }

    /// <summary>The id of the encryption key named in a sealed text.</summary>
    public static string SealingKeyId(string sealedText) => sealedText.Split(':') is [_, var id, _] ? id : "";
}
