using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Identity.Domain;
using Maru.Modules.Identity.Ports;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Adapters;

/// <summary>Tables <c>identity_account</c> and <c>identity_setup</c>.</summary>
internal sealed class SqlAccountStore : IAccountStore
{
    public async Task<bool> AnyAsync(Statements sql, CancellationToken ct) =>
        await sql.ScalarAsync<long>("SELECT COUNT(*) FROM (SELECT 1 FROM identity_account LIMIT 1) AS found", ct: ct).ConfigureAwait(false) > 0;

    public async Task<Account?> FindAsync(Statements sql, string id, CancellationToken ct) =>
        (await sql.QuerySingleOrDefaultAsync<AccountRow>("""
            SELECT id, username, password_hash, role, locale, token_version, disabled_at, created_at, updated_at
            FROM identity_account WHERE id = @id
            """, new { id }, ct).ConfigureAwait(false))?.ToAccount();

    public async Task<Account?> FindByUsernameAsync(Statements sql, string username, CancellationToken ct) =>
        (await sql.QuerySingleOrDefaultAsync<AccountRow>("""
            SELECT id, username, password_hash, role, locale, token_version, disabled_at, created_at, updated_at
            FROM identity_account WHERE username = @username
            """, new { username }, ct).ConfigureAwait(false))?.ToAccount();

    public Task AddAsync(Tx tx, Account account, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO identity_account
            (id, username, password_hash, role, locale, token_version, disabled_at, created_at, updated_at)
        VALUES (@Id, @Username, @PasswordHash, @Role, @Locale, @TokenVersion, @DisabledAt, @CreatedAt, @UpdatedAt)
        """, new
    {
        account.Id,
        account.Username,
        account.PasswordHash,
        Role = WireName<Role>.Of(account.Role),
        account.Locale,
        account.TokenVersion,
        account.DisabledAt,
        account.CreatedAt,
        account.UpdatedAt,
    }, ct);

    public Task RehashAsync(Tx tx, Account account, string passwordHash, CancellationToken ct) => tx.ExecuteAsync("""
        UPDATE identity_account SET password_hash = @stronger WHERE id = @Id AND password_hash = @PasswordHash
        """, new { account.Id, account.PasswordHash, stronger = passwordHash }, ct);

    public Task<string?> FindSetUpTokenHashAsync(Statements sql, CancellationToken ct) =>
        sql.ScalarAsync<string>("SELECT token_hash FROM identity_setup WHERE id = 1", ct: ct);

    public Task ReplaceSetUpTokenAsync(Tx tx, string tokenHash, DateTimeOffset now, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO identity_setup (id, token_hash, created_at) VALUES (1, @tokenHash, @now)
        ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at
        """, new { tokenHash, now }, ct);

    public async Task<bool> TakeSetUpTokenAsync(Tx tx, string tokenHash, CancellationToken ct) =>
        await tx.ExecuteAsync("DELETE FROM identity_setup WHERE id = 1 AND token_hash = @tokenHash", new { tokenHash }, ct).ConfigureAwait(false) == 1;

    private sealed class AccountRow
    {
        public string Id { get; init; } = "";

        public string Username { get; init; } = "";

        public string PasswordHash { get; init; } = "";

        public string Role { get; init; } = "";

        public string Locale { get; init; } = "";

        public long TokenVersion { get; init; }

        public DateTimeOffset? DisabledAt { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset UpdatedAt { get; init; }

        public Account ToAccount() => new()
        {
            Id = Id,
            Username = Username,
            PasswordHash = PasswordHash,
            Role = WireName<Role>.Parse(Role),
            Locale = Locale,
            TokenVersion = TokenVersion,
            DisabledAt = DisabledAt,
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
        };
    }
}
