using Maru.Kernel;
using Maru.Modules.Identity.Domain;
using Maru.Modules.Identity.Ports;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Adapters;

/// <summary>Table <c>identity_signing_key</c>.</summary>
internal sealed class SqlSigningKeyStore : ISigningKeyStore
{
    public async Task<SigningKey?> FindCurrentAsync(Statements sql, CancellationToken ct) =>
        await sql.QuerySingleOrDefaultAsync<KeyRow>("""
            SELECT id, state, public_key, private_key_sealed, created_at FROM identity_signing_key WHERE state = @state
            """, new { state = WireName<SigningKeyState>.Of(SigningKeyState.Current) }, ct).ConfigureAwait(false) is { } row
            ? new SigningKey
            {
                Id = row.Id,
                State = WireName<SigningKeyState>.Parse(row.State),
                PublicKey = row.PublicKey,
                PrivateKeySealed = row.PrivateKeySealed,
                CreatedAt = row.CreatedAt,
            }
            : null;

    public async Task<bool> TryAddAsync(Tx tx, SigningKey key, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            INSERT INTO identity_signing_key (id, state, public_key, private_key_sealed, created_at)
            VALUES (@Id, @State, @PublicKey, @PrivateKeySealed, @CreatedAt)
            ON CONFLICT DO NOTHING
            """,
            new { key.Id, State = WireName<SigningKeyState>.Of(key.State), key.PublicKey, key.PrivateKeySealed, key.CreatedAt },
            ct).ConfigureAwait(false) == 1;

    public Task RetireAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct) => tx.ExecuteAsync("""
        UPDATE identity_signing_key SET state = @state, retired_at = @now WHERE id = @id AND retired_at IS NULL
        """, new { id, now, state = WireName<SigningKeyState>.Of(SigningKeyState.Previous) }, ct);

    private sealed class KeyRow
    {
        public string Id { get; init; } = "";

        public string State { get; init; } = "";

        public string PublicKey { get; init; } = "";

        public string PrivateKeySealed { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }
    }
}
