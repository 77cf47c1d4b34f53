using System.CommandLine;
using Maru.Cli.Screen;

namespace Maru.Cli.Commands;

/// <summary>Every verb there is.</summary>
internal static class Contents
{
    public static RootCommand Build(Grammar grammar)
    {
        var root = new RootCommand(grammar.Say(HelpTexts.Root));
        root.Options.Add(grammar.Json);
        root.Options.Add(grammar.Server);
        Command[] verbs =
        [
            .. SignInCommands.Build(grammar), StatusCommand.Build(grammar), ChatCommand.Build(grammar), KeyCommands.Build(grammar),
            ModelCommands.Build(grammar), PolicyCommands.Build(grammar), ClientKeyCommands.Build(grammar), CallCommands.Build(grammar),
            BudgetCommands.Build(grammar), AuditCommands.Build(grammar), ConfigCommands.Build(grammar), AccountCommands.Build(grammar),
            UserCommands.Build(grammar), InvitationCommands.Build(grammar), ScriptCommands.Build(grammar),
            EventCommands.Build(grammar),
        ];
        foreach (var verb in verbs)
        {
            root.Subcommands.Add(verb);
        }

        return root;
    }
}
