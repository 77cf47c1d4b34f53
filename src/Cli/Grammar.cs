using System.CommandLine;
using Maru.Cli.Screen;

namespace Maru.Cli;

/// <summary>Makes verbs, with the options that all of them have.</summary>
internal sealed class Grammar(Surroundings around)
{
    public Option<bool> Json { get; } = Everywhere<bool>("--json", HelpTexts.Json.In(around.Language));

    public Option<string?> Server { get; } = Everywhere<string?>("--server", HelpTexts.Server.In(around.Language));

    public Command Verb(string name, Phrase help, Func<Invocation, Task<ExitCode>> act, params Symbol[] parts)
    {
        var command = new Command(name, Say(help));
        foreach (var part in parts)
        {
            if (part is Option option)
            {
                command.Options.Add(option);
            }
            else
            {
                command.Arguments.Add((Argument)part);
            }
        }

        command.SetAction(async (parsed, ct) =>
        {
            using var invocation = new Invocation(parsed, this, around, ct);
            return (int)await act(invocation);
        });
        return command;
    }

    public Command Group(string name, Phrase help, params Command[] verbs)
    {
        var command = new Command(name, Say(help));
        foreach (var verb in verbs)
        {
            command.Subcommands.Add(verb);
        }

        return command;
    }

    public Option<T> Option<T>(string name, Phrase help, params string[] aliases) => new(name, aliases) { Description = Say(help) };

    public Argument<T> Argument<T>(string name, Phrase help) => new(name) { Description = Say(help) };

    public Language Language => around.Language;

    public string Say(Phrase phrase) => phrase.In(around.Language);

    private static Option<T> Everywhere<T>(string name, string help) => new(name) { Description = help, Recursive = true };
}
