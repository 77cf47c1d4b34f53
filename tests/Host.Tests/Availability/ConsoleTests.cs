using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.Host.Tests.Crash;

namespace Maru.Host.Tests.Availability;

/// <summary>What the server says when it starts: to a person in a terminal, and to programs that gather logs.</summary>
public sealed partial class ConsoleTests
{
    private const string InDevelopment = "--environment=Development --Urls=http://127.0.0.1:0 --Identity:PasswordIterations=210000";

    [Theory]
    [InlineData(null, "xterm", true)]
    [InlineData("1", "xterm", false)]
    [InlineData("", "dumb", false)]
    public async Task A_person_reads_a_few_lines_and_last_what_to_open_in_colour_where_that_is_wanted(
        string? noColour, string terminal, bool coloured)
    {
        await using var server = TerminalSession.Begin(InDevelopment, ("NO_COLOR", noColour), ("TERM", terminal));

        var screen = await server.ReadAsync(Way());

        Assert.Equal(coloured, Colour().IsMatch(screen));
        Assert.DoesNotContain('\u001b', Colour().Replace(screen, ""));
        var lines = Colour().Replace(screen, "").Trim('\n').Split('\n');
        Assert.Equal($"Maru is running. Its data: {server.Folder}/data/maru.db", lines[0]);
        Assert.Equal("Ctrl+C stops it.", lines[1]);
        Assert.Equal("", lines[^2]);
        Assert.Matches(Way(), lines[^1]);
        Assert.InRange(lines.Length, 6, 9);
        Assert.Equal(0, await server.InterruptAsync());
    }

    [Fact]
    public async Task A_socket_is_named_and_never_stands_in_a_link()
    {
        var socket = Path.Combine(Path.GetTempPath(), $"maru-{Guid.NewGuid():N}.sock");
        await using var server = TerminalSession.Begin(
            InDevelopment.Replace("http://127.0.0.1:0", $"http://unix:{socket}", StringComparison.Ordinal));

        var screen = await server.ReadAsync(Proxied());

        Assert.Contains($"It listens at the socket {socket}, for a proxy.\n", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("://", screen, StringComparison.Ordinal);
        Assert.Equal(0, await server.InterruptAsync());
    }

    [Fact]
    public async Task A_program_reads_nothing_but_objects_and_no_token()
    {
        await using var server = HostProcess.Begin(
            ["serve", "--environment=Testing", "--Urls=http://127.0.0.1:0", "--Database:Connection=maru.db"]);
        var token = await KilledHost.TokenAsync(server);

        Assert.Equal(0, await server.StopAsync());

        Assert.All(server.Output, line => Assert.Equal(JsonValueKind.Object, JsonSerializer.Deserialize<JsonElement>(line).ValueKind));
        Assert.DoesNotContain(server.Output, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_that_goes_to_a_file_has_no_colours_and_no_token()
    {
        await using var server = HostProcess.Begin(
            ["serve", .. InDevelopment.Split(' '), "--Database:Connection=maru.db"]);
        await server.UpAsync();
        var path = "";
        await Maru.Testing.Poll.UntilAsync(() => Task.FromResult((path = server.Output.Select(line => TokenFile().Match(line))
            .FirstOrDefault(found => found.Success)?.Groups[1].Value ?? "").Length > 0));
        var token = (await File.ReadAllTextAsync(path)).Trim();

        Assert.Equal(0, await server.StopAsync());

        Assert.All(server.Output, line => Assert.Matches(Entry(), line));
        Assert.DoesNotContain(server.Output, line => line.Contains('\u001b') || line.Contains(token, StringComparison.Ordinal));
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+/set-up#[\\w-]{43}|set-up --server http://127\\.0\\.0\\.1:\\d+ --token [\\w-]{43}")]
    private static partial Regex Way();

    [GeneratedRegex("ADDRESS-OF-THE-PROXY(/set-up#| --token )[\\w-]{43}")]
    private static partial Regex Proxied();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colour();

    [GeneratedRegex("^\\d\\d:\\d\\d:\\d\\d (warning: )?[A-Z]")]
    private static partial Regex Entry();

    [GeneratedRegex("\\$\\(cat '([^']+)'\\)")]
    private static partial Regex TokenFile();
}
