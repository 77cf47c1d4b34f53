namespace Maru.Rhai.Syntax.Parsing;

/// <summary>What the parser is inside of.</summary>
internal readonly record struct Surroundings(bool IsGlobal, bool IsFunction, bool IsLoop, bool IsCase, bool IsDefinition)
{
    public static readonly Surroundings Global = new(true, false, false, false, false);

    public static readonly Surroundings Function = new(false, true, false, false, true);

    public Surroundings InBlock => this with { IsGlobal = false, IsCase = false };

    public Surroundings InLoop => this with { IsGlobal = false, IsCase = false, IsLoop = true };
}
