namespace Maru.LlmSimulator;

/// <summary>Runs the simulator alone: --urls http://127.0.0.1:9100 [--fast] [--no-record].</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        var options = new SimulatorOptions();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--fast":
                    options = options with { Fast = true };
                    break;
                case "--no-record":
                    options = options with { Record = false };
                    break;
                case "--urls" when i + 1 < args.Length && Uri.TryCreate(args[i + 1], UriKind.Absolute, out var listen):
                    options = options with { Listen = listen };
                    i++;
                    break;
                default:
                    await Console.Error.WriteLineAsync($"Unknown argument {args[i]}. Known: --urls <address>, --fast, --no-record.");
                    return 2;
            }
        }

        await using var simulator = await Simulator.StartAsync(options);
        await Console.Out.WriteLineAsync($"Simulator listens on {simulator.Address}");
        await simulator.WaitForShutdownAsync();
        return 0;
    }
}
