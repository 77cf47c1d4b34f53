using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Accounts;

/// <summary>Accounts and the names to sign in with. Tables <c>identity_account</c> and <c>identity_login_name</c>.</summary>
internal sealed class SqlAccountStore
{
    private static readonly Listing<AccountRow> Accounts =
        Listing<AccountRow>.Newest(AccountRow.Columns, "FROM identity_account", by: "id", row => new Cursor(0, row.Id));

    public async Task<bool> AnyAsync(Statements sql, CancellationToken ct) =>
        await sql.ScalarAsync<long>("SELECT COUNT(*) FROM (SELECT 1 FROM identity_account LIMIT 1) AS found", ct: ct) > 0;

    public async Task<Account?> FindAsync(Statements sql, string id, CancellationToken ct) =>
        (await sql.QuerySingleOrDefaultAsync<AccountRow>(
            $"SELECT {AccountRow.Columns} FROM identity_account WHERE id = @id", new { id }, ct))?.ToAccount();

    /// <summary>Finds an account by user name or e-mail address, in the form of <see cref="LoginName"/>.</summary>
    public async Task<Account?> FindByLoginNameAsync(Statements sql, string name, CancellationToken ct) =>
        (await sql.QuerySingleOrDefaultAsync<AccountRow>($"""
            SELECT {AccountRow.Columns} FROM identity_account
            WHERE id = (SELECT account_id FROM identity_login_name WHERE name = @name)
            """, new { name }, ct))?.ToAccount();

    /// <summary>The newest first.</summary>
    public Task<Page<Account>> ListAsync(Statements sql, AccountFilter filter, PageRequest page, CancellationToken ct) =>
        Accounts.PageAsync(sql, Matching(filter), page, row => row.ToAccount(), ct);

    /// <summary>Adds the account; false if another account has one of its names, and then nothing may be committed.</summary>
    public async Task<bool> TryAddAsync(Tx tx, Account account, CancellationToken ct) =>
        await tx.ExecuteAsync($"""
            INSERT INTO identity_account ({AccountRow.Columns})
            VALUES (@Id, @Username, @Email, @DisplayName, @PasswordHash, @Role, @Locale, @TimeZone, @TokenVersion, @MustChangePassword,
                @TemporaryBy, @TemporaryUntil, @DataScope, @DisabledAt, @CreatedAt, @UpdatedAt, @Version)
            ON CONFLICT DO NOTHING
            """, AccountRow.Of(account), ct) == 1
        && await TryRenameAsync(tx, account, ct);

    /// <summary>Stores a changed account; false if the row no longer has the version before.</summary>
    public async Task<bool> TryReplaceAsync(Tx tx, Account changed, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            UPDATE identity_account SET email = @Email, display_name = @DisplayName, password_hash = @PasswordHash, role = @Role, locale = @Locale,
                time_zone = @TimeZone, token_version = @TokenVersion, must_change_password = @MustChangePassword,
                temporary_by = @TemporaryBy, temporary_until = @TemporaryUntil, data_scope = @DataScope,
                disabled_at = @DisabledAt, updated_at = @UpdatedAt, version = @Version
            WHERE id = @Id AND version = @Version - 1
            """, AccountRow.Of(changed), ct) == 1;

    /// <summary>
    /// Stores the account's present names and removes its old ones; false if another account has one of them, and then nothing may be
    /// committed.
    /// </summary>
    public async Task<bool> TryRenameAsync(Tx tx, Account account, CancellationToken ct)
    {
        var names = new[] { account.Username, account.Email }.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        await tx.ExecuteAsync("DELETE FROM identity_login_name WHERE account_id = @Id", new { account.Id }, ct);
        var added = await tx.ExecuteAsync(
            "INSERT INTO identity_login_name (name, account_id) VALUES (@name, @id) ON CONFLICT DO NOTHING",
            names.Select(name => new { name, id = account.Id }).ToList(), ct);
        return added == names.Count;
    }

    /// <summary>Removes the account with its sessions and client keys.</summary>
    public Task RemoveAsync(Tx tx, string id, CancellationToken ct) =>
        tx.ExecuteAsync("DELETE FROM identity_account WHERE id = @id", new { id }, ct);

    /// <summary>Locks the account until the transaction ends; false if it has changed since it was read.</summary>
    public async Task<bool> TryHoldAsync(Tx tx, Account seen, CancellationToken ct) =>
        await tx.ExecuteAsync("UPDATE identity_account SET version = version WHERE id = @Id AND version = @Version", new { seen.Id, seen.Version }, ct) == 1;

    public async Task<bool> TryHoldAsync(Tx tx, string id, CancellationToken ct) =>
        await tx.ExecuteAsync("UPDATE identity_account SET version = version WHERE id = @id", new { id }, ct) == 1;

    /// <summary>Other accounts that still have a temporary password from this person. Take the turn first.</summary>
    public async Task<IReadOnlyList<Account>> ListGivenPasswordAsync(Tx tx, string giverId, CancellationToken ct) =>
        [.. (await tx.QueryAsync<AccountRow>($"""
            SELECT {AccountRow.Columns} FROM identity_account WHERE temporary_by = @giverId AND id <> @giverId
            """, new { giverId }, ct)).Select(r => r.ToAccount())];

    /// <summary>Replaces the hash of the same password, unless it was changed meanwhile.</summary>
    public Task RehashAsync(Tx tx, Account account, string passwordHash, CancellationToken ct) => tx.ExecuteAsync("""
        UPDATE identity_account SET password_hash = @stronger WHERE id = @Id AND password_hash = @PasswordHash
        """, new { account.Id, account.PasswordHash, stronger = passwordHash }, ct);

    // An update locks the row until the end of the transaction; the two databases have no other kind of lock in common.
    /// <summary>Waits until no other transaction changes an account's standing, and keeps others waiting until this one ends.</summary>
    public Task TakeTurnAsync(Tx tx, CancellationToken ct) =>
        tx.ExecuteAsync("UPDATE identity_setting SET turns = turns + 1 WHERE id = 1", ct: ct);

    /// <summary>Administrators who are not disabled. Take the turn first.</summary>
    public Task<long> CountActiveAdminsAsync(Tx tx, CancellationToken ct) => tx.ScalarAsync<long>(
        "SELECT COUNT(*) FROM identity_account WHERE role = @role AND disabled_at IS NULL", new { role = WireName<Role>.Of(Role.Admin) }, ct);

    private static Where Matching(AccountFilter filter) => Where.All
        .If(Like(filter.Search), "(username LIKE @Like ESCAPE '!' OR email LIKE @Like ESCAPE '!' OR LOWER(display_name) LIKE @Like ESCAPE '!')")
        .If(filter.Role, "role = @Role")
        .When(filter.Disabled == true, "disabled_at IS NOT NULL")
        .When(filter.Disabled == false, "disabled_at IS NULL");

    private static string? Like(string? search) => string.IsNullOrWhiteSpace(search)
        ? null
        : $"%{search.Trim().ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";
}
