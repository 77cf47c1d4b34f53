namespace Maru.Host.Tests.Cli;

public sealed class ScriptCommandsTests
{
    [Fact]
    public async Task A_script_runs_here_with_the_fields_of_its_input()
    {
        using var maru = new CommandLine();
        var input = Path.GetTempFileName();
        await File.WriteAllTextAsync(input, """{"bad": 5, "all": 100}""");

        var code = await maru.PipeAsync("print(\"rate\"); bad / all", "rhai", "run", "-", "--input", input, "--floats");

        Assert.Equal(0, code);
        Assert.Equal("rate\n0.05\n", maru.Out);
        File.Delete(input);
    }

    [Theory]
    [InlineData("run", "1 / 0", "ErrorArithmetic")]
    [InlineData("run", "fn f() { absent } f()", "in f (line 1, position 19)")]
    [InlineData("check", "let 1", "ErrorParsing/VariableExpected")]
    [InlineData("fmt", "if {", "ErrorParsing")]
    public async Task What_is_wrong_is_said_and_the_exit_code_is_one(string verb, string text, string part)
    {
        using var maru = new CommandLine();

        var code = await maru.PipeAsync(text, "rhai", verb, "-");

        Assert.Equal(1, code);
        Assert.Contains(part, maru.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_written_the_one_way()
    {
        using var maru = new CommandLine();

        var code = await maru.PipeAsync("let  x=1 ;x", "rhai", "fmt", "-");

        Assert.Equal(0, code);
        Assert.Equal("let x = 1;\nx\n", maru.Out);
    }

    [Fact]
    public async Task A_session_keeps_its_variables_and_goes_on_after_an_error()
    {
        using var maru = new CommandLine();

        var code = await maru.PipeAsync("let x = 20;\nabsent\nx += 1;\nx * 2\n", "rhai", "repl");

        Assert.Equal(0, code);
        Assert.Equal("42\n", maru.Out);
        Assert.Contains("ErrorVariableNotFound", maru.Error, StringComparison.Ordinal);
    }
}
