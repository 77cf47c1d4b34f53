namespace Maru.Modules.Audit.Domain;

/// <summary>The words a name is made of: <c>apiKey</c>, <c>api_key</c>, <c>API-Key</c> are all <c>api key</c>.</summary>
internal static class NameWords
{
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetter(name[i]);
            if ((ends || BeginsWord(name, i)) && i > start)
            {
                words.Add(name[start..i].ToLowerInvariant());
                start = i;
            }

            start = ends ? i + 1 : start;
        }

        return words;
    }

    // userName, and the last capital of HTTPServer.
    private static bool BeginsWord(string name, int i) => i > 0 && char.IsUpper(name[i])
        && (char.IsLower(name[i - 1]) || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1])));
}
