using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;

namespace Maru.Host;

/// <summary>Starts the server: schema, vault, then the modules' own start, then the doors open.</summary>
internal static partial class Serve
{
    private const int Incomplete = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        var (app, exitCode) = await StartAsync(args);
        if (app is null)
        {
            return exitCode;
        }

        await using (app)
        {
            await Welcome.SayAsync(app);
            return await StopAsync(app, app.WaitForShutdownAsync) ? 0 : Incomplete;
        }
    }

    /// <summary>A running server, or the exit code that says why there is none.</summary>
    internal static async Task<(WebApplication? App, int ExitCode)> StartAsync(string[] args, Action<IServiceCollection>? more = null)
    {
        var app = Composition.Build(args, more);
        try
        {
            app.Services.GetRequiredService<VaultOptions>().RefuseWrong();

            // Side by side: neither needs the other, and both are mostly code that runs for the first time.
            var opening = Task.Run(() => OpenDatabaseAsync(app));
            await Task.WhenAll(opening, Task.Run(() => Composition.Map(app)));
            if (await opening is { } refused)
            {
                await app.DisposeAsync();
                return (null, refused);
            }

            await app.StartAsync();
            return (app, 0);
        }
        catch
        {
            // Stopped first: what has started already would call being disposed of a failure of its own, and bury the true one under it.
            await using (app)
            {
                await StopAsync(app, app.StopAsync);
            }

            throw;
        }
    }

    // False: a service could not end as it should, for instance could not store what it had left. That is told, and the process ends.
    private static async Task<bool> StopAsync(WebApplication app, Func<CancellationToken, Task> stop)
    {
        try
        {
            await stop(CancellationToken.None);
            return true;
        }
        catch (Exception e)
        {
            LogIncomplete(LogOf(app), e);
            return false;
        }
    }

    // Not null: the exit code, when the vault may not be opened.
    private static async Task<int?> OpenDatabaseAsync(WebApplication app)
    {
        await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
        var decision = await app.Services.GetRequiredService<VaultDoor>().OpenAsync(CancellationToken.None);
        if (decision.ExitCode is not null)
        {
            await Console.Error.WriteLineAsync(decision.Message);
        }
        else if (decision.Verdict is VaultVerdict.Lock or VaultVerdict.UseEphemeral)
        {
            LogVault(LogOf(app), decision.Message);
        }

        return decision.ExitCode;
    }

    private static ILogger LogOf(WebApplication app) => app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Maru.Host");

    [LoggerMessage(1002, LogLevel.Warning, "The server stopped, but not all of it could end as it should")]
    private static partial void LogIncomplete(ILogger logger, Exception e);

    [LoggerMessage(1000, LogLevel.Warning, "{Reason}")]
    private static partial void LogVault(ILogger logger, string reason);
}
