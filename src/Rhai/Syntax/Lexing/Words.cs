using System.Collections.Frozen;

namespace Maru.Rhai.Syntax.Lexing;

/// <summary>The words that are not names, and the symbols, longest first by first character.</summary>
internal static class Words
{
    /// <summary>Functions with reserved names; the value says whether they can be called as methods too.</summary>
    public static readonly FrozenDictionary<string, bool> SpecialFunctions = new Dictionary<string, bool>
    {
        ["print"] = true,
        ["debug"] = true,
        ["type_of"] = true,
        ["eval"] = true,
        ["call"] = true,
        ["curry"] = true,
        ["is_shared"] = true,
        ["Fn"] = false,
        ["is_def_fn"] = false,
        ["is_def_var"] = false,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Keywords = (
        "let const if else switch do while until loop for in break continue return throw try catch fn private import export as true false")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Reserved = (
        "this var static is goto match case public protected new use with module package super spawn thread go sync async await yield default void " +
        "null nil shared").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ReservedSymbols = (
        "=== !== -> <- ? := :; ~ !. ::< (* *) # #! @ $ ++ -- ... <| |>").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, string[]> Symbols = (
        "{ } ( (* ) [ ] #{ # #! + += ++ - -= -> -- * *) *= ** **= / /= ; , . .. ..= ... = == === => : :: ::< := :; < <= <- << <<= <| > >= >> >>= " +
        "! != !== !. | || |= |> & && &= ^ ^= ~ % %= @ $ ? ?? ?. ?[").Split(' ')
        .GroupBy(s => s[0]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(s => s.Length).ToArray());

    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["==="] = "'===' is no operator; did you mean '=='?",
        ["!=="] = "'!==' is no operator; did you mean '!='?",
        ["->"] = "'->' is no symbol",
        ["<-"] = "'<-' is no symbol; did you mean '<='?",
        [":="] = "':=' is no assignment; did you mean '='?",
        [":;"] = "':;' is no symbol; did you mean '::'?",
        ["::<"] = "'::<>' is no symbol; did you mean '::'?",
        ["(*"] = "'(*' starts no comment; use '/*'",
        ["*)"] = "'*)' ends no comment; use '*/'",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static TokenKind KindOf(string word) =>
        Keywords.Contains(word) ? TokenKind.Keyword
        : Reserved.Contains(word) || SpecialFunctions.ContainsKey(word) ? TokenKind.Reserved
        : TokenKind.Identifier;

    public static bool IsReservedSymbol(string symbol) => ReservedSymbols.Contains(symbol);

    public static string? HintFor(string symbol) => Hints.GetValueOrDefault(symbol);

    public static string? SymbolAt(ReadOnlySpan<char> text)
    {
        if (Symbols.TryGetValue(text[0], out var candidates))
        {
            foreach (var symbol in candidates)
            {
                if (text.StartsWith(symbol, StringComparison.Ordinal))
                {
                    return symbol;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the word can name a variable or function: ASCII, and a letter before the first digit.</summary>
    public static bool IsName(ReadOnlySpan<char> word)
    {
        var rest = word.TrimStart('_');
        return rest.Length > 0 && char.IsAsciiLetter(rest[0]) && !rest.ContainsAnyExcept(NameCharacters);
    }

    public static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
}
