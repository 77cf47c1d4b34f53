using Maru.Kernel;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningKeys;

/// <summary>Makes signing keys to be stored, and opens stored ones. Thread safe. Both need the vault.</summary>
internal sealed class KeyMint(Vault vault, TimeProvider clock)
{
    /// <summary>Whether stored keys can be opened again after a restart.</summary>
    public bool IsLasting => vault.State == VaultState.Ok;

    public SigningKey New(SigningKeyState state)
    {
        var (key, now) = (EcKey.Generate(Id.New(clock)), clock.Now());
        return new SigningKey
        {
            Id = key.Id,
            State = state,
            PublicKey = key.ExportPublic(),
            PrivateKeySealed = vault.Seal(key.ExportPrivate()).Value,
            CreatedAt = now,
            ActivatedAt = state == SigningKeyState.Current ? now : null,
        };
    }

    /// <summary>The key with its private part; null if this server cannot open it.</summary>
    public EcKey? Open(SigningKey key)
    {
        var opened = vault.Open(key.PrivateKeySealed);
        return opened.Failure is null ? EcKey.FromPrivate(key.Id, opened.Value) : null;
    }
}
