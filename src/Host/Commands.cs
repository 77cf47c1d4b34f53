using Maru.Platform.Secrets;
using Maru.Platform.Sql;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Maru.Host;

/// <summary>What the server's program can do: <c>serve</c> (also without a word), <c>migrate</c>, <c>check</c>, <c>key</c>.</summary>
internal static class Commands
{
    private const int Usage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var named = args is [{ } first, ..] && !first.StartsWith('-');
        var verb = named ? args[0] : "serve";
        var options = named ? args[1..] : args;
        try
        {
            return verb switch
            {
                "serve" => await Serve.RunAsync(options).ConfigureAwait(false),
                "migrate" => await MigrateAsync(options).ConfigureAwait(false),
                "check" => await Check.RunAsync(options).ConfigureAwait(false),
                "key" => GenerateKey(),
                _ => Refuse(verb),
            };
        }
        catch (OptionsValidationException e)
        {
            // The settings are at fault, not the program: the operator gets a sentence and an exit code instead of a crash.
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return VaultDecision.ConfigurationError;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Stop what listens there, or set Urls to another address.").ConfigureAwait(false);
            return VaultDecision.ConfigurationError;
        }
    }

    private static async Task<int> MigrateAsync(string[] args)
    {
        await using var app = Composition.Build(args);
        var applied = await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None).ConfigureAwait(false);
        Console.WriteLine($"{applied} migration(s) applied.");
        return 0;
    }

    private static int GenerateKey()
    {
        Console.WriteLine(FernetKey.Generate().Reveal());
        return 0;
    }

    private static int Refuse(string verb)
    {
        Console.Error.WriteLine($"Unknown command '{verb}'. Commands: serve (default), migrate, check, key.");
        return Usage;
    }
}
