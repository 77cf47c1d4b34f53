using System.CommandLine;
using System.CommandLine.Parsing;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli;

/// <summary>Why a command line is not understood. A misplaced secret is not repeated: error output ends up in logs.</summary>
internal static class UsageFault
{
    private const int Suspicious = 16;
    private const string Hidden = "…";

    private static readonly string[] Marks = ["sk-", "AIza", "mk_", "gAAAA"];

    public static Refusal Of(ParseResult parsed, Language language)
    {
        var tokens = parsed.Tokens.Select(t => t.Value).Concat(parsed.UnmatchedTokens);
        var secrets = tokens.Where(LooksSecret).OrderByDescending(t => t.Length).ToArray();
        var errors = parsed.Errors.Select(
            e => secrets.Aggregate(e.Message, (text, secret) => text.Replace(secret, Hidden, StringComparison.Ordinal)));
        var detail = string.Join(' ', errors.Distinct());
        if (parsed.UnmatchedTokens.Any(LooksSecret))
        {
            detail = $"{detail} {Texts.SecretAsArgument.In(language)}";
        }

        return new Refusal(LocalFailures.Usage(language).Saying(detail))
        {
            Hint = Texts.HintUsage,
            HintValue = PathOf(parsed.CommandResult),
        };
    }

    private static bool LooksSecret(string token) =>
        token.Length >= Suspicious || Marks.Any(mark => token.Contains(mark, StringComparison.Ordinal));

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)}{command.Command.Name} " : "";
}
