using System.CommandLine;
using System.CommandLine.Parsing;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary>A provider's name on the command line: a wrong one is refused before anything is asked or sent.</summary>
internal static class ProviderName
{
    public static Argument<string> Argument(Grammar grammar, IReadOnlyList<string>? names = null)
    {
        names ??= ProviderNames.All;
        var argument = grammar.Argument<string>("provider", HelpTexts.ProviderOf(names));
        argument.Validators.Add(result => Check(result, grammar, names));
        return argument;
    }

    public static Option<string?> Option(Grammar grammar)
    {
        var option = grammar.Option<string?>("--provider", HelpTexts.ProviderOf(ProviderNames.All));
        option.Validators.Add(result => Check(result, grammar, ProviderNames.All));
        return option;
    }

    private static void Check(SymbolResult result, Grammar grammar, IReadOnlyList<string> names)
    {
        foreach (var token in result.Tokens.Where(token => !names.Contains(token.Value)))
        {
            result.AddError(Texts.NoSuchProvider.In(grammar.Language, token.Value, string.Join(", ", names)));
        }
    }
}
