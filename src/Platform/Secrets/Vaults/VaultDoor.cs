using Maru.Platform.Sql;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>Opens the vault once at start-up, when the database can be used; afterwards returns it.</summary>
/// <param name="db">The database, migrated.</param>
/// <param name="options">What the environment says.</param>
/// <param name="sealedRows">The modules' answers whether they store sealed data.</param>
/// <param name="clock">The clock.</param>
public sealed class VaultDoor(Db db, VaultOptions options, IEnumerable<ISealedRows> sealedRows, TimeProvider clock)
{
    private Vault? _vault;

    /// <summary>The vault. Throws before <see cref="OpenAsync"/>.</summary>
    public Vault Vault => _vault ?? throw new InvalidOperationException("The vault is not open yet.");

    /// <summary>Decides and opens; a decision with an exit code means the process must end.</summary>
    /// <param name="ct">Cancels it.</param>
    public async Task<VaultDecision> OpenAsync(CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        var start = VaultStart.Run(
            new VaultFacts
            {
                ConfiguredKeys = options.Keys?.Reveal(),
                IsProduction = options.IsProduction,
                AllowEphemeralKey = options.AllowEphemeralKey,
                KeyCheckToken = await KeyCheckRow.ReadAsync(tx, ct),
                HasCiphertext = await AnySealedAsync(tx, ct),
            },
            DevelopmentKeyFile.In(Path.GetDirectoryName(Path.GetFullPath(db.Path ?? "data/maru.db"))!),
            clock);
        if (start.Decision.WriteKeyCheck && start.Vault!.CreateKeyCheck() is { Failure: null } token)
        {
            await KeyCheckRow.WriteAsync(tx, token.Value, ct);
            await tx.CommitAsync(ct);
        }

        _vault = start.Vault;
        return start.Decision;
    }

    private async Task<bool> AnySealedAsync(Tx tx, CancellationToken ct)
    {
        foreach (var rows in sealedRows)
        {
            if (await rows.AnyAsync(tx, ct))
            {
                return true;
            }
        }

        return false;
    }
}
