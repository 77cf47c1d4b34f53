using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningKeys;

/// <summary>Signing keys. Table <c>identity_signing_key</c>.</summary>
internal sealed class SqlSigningKeyStore
{
    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<SigningKey>> ListAsync(Statements sql, CancellationToken ct)
    {
        var rows = await sql.QueryAsync<KeyRow>("""
            SELECT id, state, public_key, private_key_sealed, created_at, activated_at, retired_at FROM identity_signing_key ORDER BY id DESC
            """, ct: ct);
        return [.. rows.Select(r => r.ToKey())];
    }

    /// <summary>Adds a key; false if there is already a key in its state, because only one is allowed.</summary>
    public async Task<bool> TryAddAsync(Tx tx, SigningKey key, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            INSERT INTO identity_signing_key (id, state, public_key, private_key_sealed, created_at, activated_at)
            VALUES (@Id, @State, @PublicKey, @PrivateKeySealed, @CreatedAt, @ActivatedAt)
            ON CONFLICT DO NOTHING
            """,
            new { key.Id, State = WireName<SigningKeyState>.Of(key.State), key.PublicKey, key.PrivateKeySealed, key.CreatedAt, key.ActivatedAt },
            ct) == 1;

    /// <summary>The current key stops signing; false if it is not the current one.</summary>
    public Task<bool> TryRetireAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct) => ChangeAsync(tx, """
        UPDATE identity_signing_key SET state = @to, retired_at = @now WHERE id = @id AND state = @from
        """, id, SigningKeyState.Current, SigningKeyState.Previous, now, ct);

    /// <summary>The next key begins to sign; false if it is not the next one.</summary>
    public Task<bool> TryActivateAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct) => ChangeAsync(tx, """
        UPDATE identity_signing_key SET state = @to, activated_at = @now WHERE id = @id AND state = @from
        """, id, SigningKeyState.Next, SigningKeyState.Current, now, ct);

    /// <summary>Removes a key: tokens signed with it become invalid.</summary>
    public Task RemoveAsync(Tx tx, string id, CancellationToken ct) =>
        tx.ExecuteAsync("DELETE FROM identity_signing_key WHERE id = @id", new { id }, ct);

    private static async Task<bool> ChangeAsync(
        Tx tx, string update, string id, SigningKeyState from, SigningKeyState to, DateTimeOffset now, CancellationToken ct) =>
        await tx.ExecuteAsync(
            update, new { id, now, from = WireName<SigningKeyState>.Of(from), to = WireName<SigningKeyState>.Of(to) }, ct) == 1;

    private sealed class KeyRow
    {
        public string Id { get; init; } = "";

        public string State { get; init; } = "";

        public string PublicKey { get; init; } = "";

        public string PrivateKeySealed { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? ActivatedAt { get; init; }

        public DateTimeOffset? RetiredAt { get; init; }

        public SigningKey ToKey() => new()
        {
            Id = Id,
            State = WireName<SigningKeyState>.Parse(State),
            PublicKey = PublicKey,
            PrivateKeySealed = PrivateKeySealed,
            CreatedAt = CreatedAt,
            ActivatedAt = ActivatedAt,
            RetiredAt = RetiredAt,
        };
    }
}
