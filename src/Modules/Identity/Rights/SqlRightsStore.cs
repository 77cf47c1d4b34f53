using System.Text.Json;
using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.SigningUp;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Rights;

/// <summary>
/// Permissions of roles, and the sign-up policy. Tables <c>identity_role_matrix</c> and <c>identity_setting</c>.
/// </summary>
internal sealed class SqlRightsStore(PermissionCatalogue catalogue)
{
    /// <summary>The newest matrix.</summary>
    public async Task<RoleMatrix> ReadMatrixAsync(Statements sql, CancellationToken ct)
    {
        var row = await sql.QuerySingleOrDefaultAsync<MatrixRow>(
            "SELECT version, entries FROM identity_role_matrix ORDER BY version DESC LIMIT 1", ct: ct);
        var entries = row is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(row.Entries)!;
        return new RoleMatrix(catalogue, row?.Version ?? 0, entries.ToDictionary(e => e.Key, e => WireName<Role>.Parse(e.Value), StringComparer.Ordinal));
    }

    /// <summary>Adds a version; false if another request was first.</summary>
    public async Task<bool> TryAddMatrixAsync(Tx tx, RoleMatrix matrix, string actorId, DateTimeOffset now, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            INSERT INTO identity_role_matrix (version, entries, changed_by, changed_at) VALUES (@Version, @entries, @actorId, @now)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                matrix.Version,
                entries = JsonSerializer.Serialize(matrix.Changed.OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary(c => c.Key, c => WireName<Role>.Of(c.Value))),
                actorId,
                now,
            },
            ct) == 1;

    public async Task<SignUpRule> ReadSignUpAsync(Statements sql, CancellationToken ct) =>
        await sql.QuerySingleOrDefaultAsync<SettingRow>("SELECT sign_up_policy, version FROM identity_setting WHERE id = 1", ct: ct) is { } row
            ? new SignUpRule(WireName<SignUpPolicy>.Parse(row.SignUpPolicy), row.Version)
            : throw new InvalidOperationException("The row of identity_setting is gone.");

    /// <summary>Replaces the rule; false if it no longer has the version before.</summary>
    public async Task<bool> TryReplaceSignUpAsync(Tx tx, SignUpRule changed, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            UPDATE identity_setting SET sign_up_policy = @policy, version = @Version WHERE id = 1 AND version = @Version - 1
            """, new { policy = WireName<SignUpPolicy>.Of(changed.Policy), changed.Version }, ct) == 1;

    private sealed class MatrixRow
    {
        public long Version { get; init; }

        public string Entries { get; init; } = "";
    }

    private sealed class SettingRow
    {
        public string SignUpPolicy { get; init; } = "";

        public long Version { get; init; }
    }
}
