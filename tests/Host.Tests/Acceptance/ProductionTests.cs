using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Testing;

namespace Maru.Host.Tests.Acceptance;

/// <summary>A3 of the factory's decisions and E17: the program itself, started as an operator starts it.</summary>
public sealed class ProductionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("serve")]
    [InlineData("check")]
    public async Task Production_without_a_key_stops_with_a_clear_message_before_it_touches_a_database(string command)
    {
        var (exitCode, said) = await RunAsync(command);

        Assert.Equal(78, exitCode);
        Assert.Contains("ENCRYPTION_KEY is not set", said, StringComparison.Ordinal);
        Assert.EndsWith("Left behind: ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_with_a_malformed_key_stops_and_does_not_repeat_it()
    {
        var (exitCode, said) = await RunAsync("check", ("ENCRYPTION_KEY", "canary-is-no-key"));

        Assert.Equal(78, exitCode);
        Assert.Contains("ENCRYPTION_KEY", said, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", said, StringComparison.Ordinal);
        Assert.EndsWith("Left behind: ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OPENAI_API_KEY", "canary with blanks", "OPENAI_API_KEY")]
    [InlineData("Identity__PasswordIterations", "5", "Identity:PasswordIterations")]
    [InlineData("Llm__Calls__Retention", "0d", "Llm:Calls:Retention")]
    [InlineData("Llm__Budgets__Lease", "1s", "Llm:Budgets:Lease")]
    [InlineData("Http__TrustedProxies", "10.0.0.0/8, proxy.example", "'proxy.example', which is no address")]
    [InlineData("Http__TrustedProxies", "10.0.0.0/33", "'10.0.0.0/33', which is no network")]
    [InlineData("Http__TrustedProxies__0", "::/0", "trusts everyone")]
    public async Task A_setting_that_cannot_be_stops_the_start_without_a_crash(string variable, string value, string named)
    {
        var (exitCode, said) = await RunAsync("serve", (variable, value), ("ENCRYPTION_KEY", FernetKey.Generate().Reveal()));

        Assert.Equal(78, exitCode);
        Assert.Contains(named, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", said, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_port_that_is_taken_is_the_only_fault_that_is_told_of(string environment)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (exitCode, said) = await RunAsync(
            "serve", $"http://{taken.LocalEndpoint}",
            ("ENCRYPTION_KEY", FernetKey.Generate().Reveal()), ("ASPNETCORE_ENVIRONMENT", environment),
            ("Logging__LogLevel__Default", "Warning"));

        Assert.Equal(78, exitCode);
        Assert.StartsWith(
            $"Another program listens at http://{taken.LocalEndpoint}. Stop it, or choose another address, for instance "
            + "--urls http://localhost:8081\nLeft behind: ",
            said, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Said)> RunAsync(string command, params (string Name, string Value)[] environment) =>
        RunAsync(command, "http://127.0.0.1:0", environment);

    private static async Task<(
        int ExitCode, string Said)> RunAsync(string command, string urls, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("maru-production-").FullName;
        try
        {
            var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Maru.Host"))
            {
                ArgumentList = { command, $"--Urls={urls}", $"--Database:Connection={Path.Combine(folder, "maru.db")}" },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
            };
            start.Environment.Remove("ENCRYPTION_KEY");
            start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }

            using var process = Process.Start(start)!;
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync().WaitAsync(Patience);
            var left = Directory.GetFileSystemEntries(folder).Select(Path.GetFileName);
            return (process.ExitCode, $"{string.Concat(await output)}Left behind: {string.Join(", ", left)}");
        }
        finally
        {
            TestFolder.Delete(folder);
        }
    }
}
