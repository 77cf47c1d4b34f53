using Maru.Modules.Llm.Ports;
using Maru.Platform.Secrets;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.UseCases;

/// <summary>
/// Writes the key-check token of a database that has none, before anything is sealed. The vault's state was decided from the stored one.
/// </summary>
internal sealed class PrepareKeyCheck(Db db, ISetupStore setup, Vault vault, ILogger<PrepareKeyCheck> log)
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (vault.State == VaultState.Locked)
        {
            return;
        }

        await using var tx = await db.BeginAsync(ct).ConfigureAwait(false);
        var stored = await setup.ReadKeyCheckAsync(tx, ct).ConfigureAwait(false);
        if (stored.Token is { } token && vault.FitsKeyCheck(token))
        {
            return;
        }

        // Sealing with a key that does not open what is there would split the database between two keys.
        if (stored.HasCiphertext)
        {
            throw new InvalidOperationException(
                "The vault was opened with a key that does not fit the database. It must be made from the stored key check, and then be locked.");
        }

        var made = vault.CreateKeyCheck();
        await setup.WriteKeyCheckAsync(tx, made.Value, ct).ConfigureAwait(false);
        await tx.CommitAsync(ct).ConfigureAwait(false);
        Log.KeyCheckWritten(log);
    }
}
