using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;

namespace Maru.Host;

/// <summary>
/// <c>check</c>: would a start succeed? Builds every service, asks database and vault, changes nothing but pending migrations.
/// </summary>
internal static class Check
{
    private const int Failed = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Composition.Build(args);
        app.Services.GetRequiredService<VaultOptions>().RefuseWrong();
        var db = app.Services.GetRequiredService<Db>();
        await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
        var decision = await app.Services.GetRequiredService<VaultDoor>().OpenAsync(CancellationToken.None);
        Console.WriteLine($"database: {db.Dialect}, schema up to date");
        Console.WriteLine($"vault: {decision.Message}");
        return decision.ExitCode ?? (decision.Verdict == VaultVerdict.Lock ? Failed : 0);
    }
}
