using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Shows client keys, the newest first. An owner of null means anyone's.</summary>
internal sealed class ReadClientKeys(Db db, SqlClientKeyStore keys)
{
    public async Task<Outcome<Page<IssuedKey>>> RunAsync(string? ownerId, int? page, int? pageSize, CancellationToken ct)
    {
        var request = PageRequest.Parse(page, pageSize);
        if (request.Failed(out var invalid))
        {
            return invalid;
        }

        await using var session = await db.OpenAsync(ct);
        return await keys.ListAsync(session, ownerId, request.Value, ct);
    }

    public async Task<Outcome<IssuedKey>> FindAsync(string? ownerId, string id, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await keys.FindAsync(session, id, ownerId, ct) is { } key ? key : IdentityFailures.NoSuchClientKey;
    }
}
