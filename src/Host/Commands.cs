using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;

namespace Maru.Host;

/// <summary>What the server's program can do: <c>serve</c> (also without a word), <c>migrate</c>, <c>check</c>, <c>key</c>.</summary>
internal static class Commands
{
    private const int Usage = 2;

    // EX_SOFTWARE of sysexits.
    private const int Fault = 70;

    public static async Task<int> RunAsync(string[] args)
    {
        if (OpenFiles.Refusal() is { } few)
        {
            await Console.Error.WriteLineAsync(few);
            return VaultDecision.ConfigurationError;
        }

        var named = args is [{ } first, ..] && !first.StartsWith('-');
        var verb = named ? args[0] : args is ["--help" or "-h" or "-?", ..] ? "help" : "serve";
        var options = named ? args[1..] : args;
        try
        {
            return verb switch
            {
                "serve" => await Serve.RunAsync(options),
                "migrate" => await MigrateAsync(options),
                "check" => await Check.RunAsync(options),
                "key" => GenerateKey(),
                "help" => Help(),
                _ => Refuse(verb),
            };
        }
        catch (Exception e) when (StartRefusal.Of(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return StartRefusal.ExitCodeOf(e);
        }
        catch (OperationCanceledException) when (verb == "serve")
        {
            // Told to end before it was up.
            return 0;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync("The program itself is at fault. Please report this:");
            await Console.Error.WriteLineAsync(e.ToString());
            return Fault;
        }
    }

    private static async Task<int> MigrateAsync(string[] args)
    {
        await using var app = Composition.Build(args);
        var applied = await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
        Console.WriteLine($"{applied} migration(s) applied.");
        return 0;
    }

    private static int GenerateKey()
    {
        Console.WriteLine(FernetKey.Generate().Reveal());
        return 0;
    }

    private static int Help()
    {
        Console.WriteLine("""
            Maru.Host [serve | migrate | check | key] [--Setting=value …]
              serve    run the server (also without a word)
              migrate  bring the database to this version, and end
              check    try the settings, the database and the vault, and end
              key      print a new ENCRYPTION_KEY
            Settings: docs/settings.md; each may also stand in the environment, as in Database__Connection.
            """);
        return 0;
    }

    private static int Refuse(string verb)
    {
        Console.Error.WriteLine($"Unknown command '{verb}'. Commands: serve (default), migrate, check, key.");
        return Usage;
    }
}
