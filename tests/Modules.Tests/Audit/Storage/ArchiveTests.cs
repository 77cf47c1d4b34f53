using System.Text;
using Maru.Chain;
using Maru.Modules.Audit;
using Maru.Modules.Audit.Retention;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Audit.Storage;

/// <summary>What retention takes is in the archive first.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-archive").FullName;

    public void Dispose() => TestFolder.Delete(_folder);

    [Theory, EachDialect]
    public async Task Each_range_becomes_a_file_that_can_be_verified_by_itself(Dialect dialect)
    {
        await using var room = await OpenAsync(dialect);
        await room.AppendAsync(25);
        await room.SealAsync();
        room.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(25, await room.Get<RetireEntries>().RunAsync(AuditRoom.Ct));

        var files = Directory.GetFiles(_folder).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["audit-000000000001-000000000010.ndjson", "audit-000000000011-000000000020.ndjson", "audit-000000000021-000000000025.ndjson"], files.Select(Path.GetFileName));
        var checkpoints = await room.CheckpointsAsync();
        Assert.Equal((null, 10L), Verify(new ChainVerifier(checkpoints), files[0]));
        Assert.Equal((null, 20L), Verify(new ChainVerifier(checkpoints[0]), files[1]));
        await File.WriteAllTextAsync(files[1], (await File.ReadAllTextAsync(files[1], AuditRoom.Ct)).Replace("\"15\"", "\"51\"", StringComparison.Ordinal), AuditRoom.Ct);
        Assert.Equal(new ChainFault(ChainFaultKind.RowAltered, 15), Verify(new ChainVerifier(checkpoints[0]), files[1]).Fault);
    }

    [Theory, EachDialect]
    public async Task An_archive_that_cannot_be_written_keeps_the_entries(Dialect dialect)
    {
        await using var room = await OpenAsync(dialect);
        await room.AppendAsync(10);
        await room.SealAsync();
        room.Clock.Advance(TimeSpan.FromDays(40));
        Directory.CreateDirectory(Path.Combine(_folder, "audit-000000000001-000000000010.ndjson.part"));

        await Assert.ThrowsAnyAsync<Exception>(() => room.Get<RetireEntries>().RunAsync(AuditRoom.Ct));

        Assert.Equal(10, (await room.ListAsync()).Total);
        Assert.Equal(10, await room.ScalarAsync<long>("SELECT COUNT(*) FROM audit_entry"));
    }

    [Theory]
    [InlineData(729, null, false)]
    [InlineData(730, null, true)]
    [InlineData(89, "/archive", false)]
    [InlineData(90, "/archive", true)]
    public void Less_than_two_years_need_an_archive(int days, string? folder, bool accepted) => Assert.Equal(
        accepted,
        TestSettings.FaultsOf<AuditSettings>("Audit", "Production", ("Retention", $"{days}d"), ("ArchiveFolder", folder)).Count == 0);

    private Task<AuditRoom> OpenAsync(Dialect dialect) =>
        AuditRoom.OpenAsync(dialect, ("SealEntries", "10"), ("Retention", "30d"), ("ArchiveFolder", _folder));

    private static (ChainFault? Fault, long LastId) Verify(ChainVerifier verifier, string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            var read = ChainText.Read(Encoding.UTF8.GetBytes(line))!;
            if ((read.Checkpoint is { } checkpoint ? verifier.Add(checkpoint) : verifier.Add(read)) is { } fault)
            {
                return (fault, verifier.LastId);
            }
        }

        return (null, verifier.LastId);
    }
}
