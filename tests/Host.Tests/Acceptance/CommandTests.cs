using Maru.Host.Tests.Crash;

namespace Maru.Host.Tests.Acceptance;

public sealed class CommandTests
{
    private static readonly string[] Database = ["--Database:Connection=maru.db", "--environment=Testing"];

    [Theory]
    [InlineData("key", 0, "=")]
    [InlineData("--help", 0, "bring the database to this version")]
    [InlineData("sevre", 2, "Unknown command 'sevre'")]
    public async Task A_word_does_what_it_says_or_is_refused(string word, int exitCode, string said)
    {
        await using var program = HostProcess.Begin([word]);

        Assert.Equal(exitCode, await program.EndAsync());
        Assert.Contains(program.Output, line => line.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("migrate", "migration(s) applied.")]
    [InlineData("check", "schema up to date")]
    public async Task A_database_is_prepared_and_the_program_ends(string word, string said)
    {
        await using var program = HostProcess.Begin([word, .. Database]);

        Assert.Equal(0, await program.EndAsync());
        Assert.Contains(program.Output, line => line.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_told_to_end_ends_well()
    {
        await using var program = HostProcess.Begin(["serve", .. Database, "--Urls=http://127.0.0.1:0"]);
        await program.UpAsync();

        Assert.Equal(0, await program.StopAsync());
    }
}
