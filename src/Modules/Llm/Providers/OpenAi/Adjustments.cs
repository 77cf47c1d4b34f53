using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// What must change so that a model of this family takes a request that was written for another: a name that hides the model hides its
/// dialect, too. The client is told in a header.
/// </summary>
internal sealed class Adjustments
{
    private const string Effort = "reasoning_effort";

    private readonly List<Edit> _edits = [];
    private readonly List<string> _told = [];
    private readonly ModelFamily _family;
    private readonly bool _thinks;

    private Adjustments(ModelFamily family, bool thinks) => (_family, _thinks) = (family, thinks);

    public IReadOnlyList<Edit> Edits => _edits;

    /// <summary>For people: <c>max_tokens=renamed, temperature=dropped</c>. Null when nothing was changed.</summary>
    public string? Told => _told.Count == 0 ? null : string.Join(", ", _told);

    /// <summary>Null when the family takes the request as it is; that is told without reading it again.</summary>
    public static Adjustments? Of(ProviderCall call)
    {
        var watched = call.Path switch
        {
            GatewayDoors.Chat => call.Route.Watched,
            GatewayDoors.Images => call.Route.WatchedOfPictures,
            _ => 0UL,
        };
        if (watched == 0 || ((call.Seen & watched) == 0 && call.Route.Parameters.Length <= 2))
        {
            return null;
        }

        var family = call.Route.Family;
        var members = Member.AllOf(call.Body.Span, [.. family.Watched, family.Limit ?? Effort, Effort]);
        var effort = members.FindIndex(m => m.Name == Effort);
        var made = new Adjustments(family, effort < 0 ? DefaultThinks(call) : members[effort].AsksForSome);
        made.Adjust(members);
        return made;
    }

    /// <summary>What the family calls a default parameter of the model; null when it refuses it.</summary>
    public string? NameOf(string parameter)
    {
        if (Refuses(parameter))
        {
            _told.Add($"{parameter}=dropped");
            return null;
        }

        return _family.Limit is { } limit && LimitName.Other(limit) == parameter ? limit : parameter;
    }

    // Both names at once are refused, or one of them counts, and nobody says which: the one that says something stays.
    private static int IndexOf(List<Member> members, string? name) => name is null ? -1 : members.FindIndex(m => m.Name == name);

    private static bool DefaultThinks(ProviderCall call)
    {
        if (call.Route.Parameters.Length <= 2)
        {
            return false;
        }

        using var defaults = JsonDocument.Parse(call.Route.Parameters);
        return defaults.RootElement.TryGetProperty(Effort, out var effort)
            && effort.ValueKind == JsonValueKind.String && !effort.ValueEquals("none"u8);
    }

    private bool Refuses(string? name) =>
        name is not null && (_family.Refuses.Contains(name) || (_thinks && _family.RefusesWhileThinking.Contains(name)));

    private void Adjust(List<Member> members)
    {
        var (limit, other) = (IndexOf(members, _family.Limit), IndexOf(members, LimitName.Other(_family.Limit)));
        var spare = limit < 0 || other < 0 ? -1 : members[limit].IsNull && !members[other].IsNull ? limit : other;
        var keepsOneBefore = false;
        for (var i = 0; i < members.Count; i++)
        {
            var member = members[i];
            if (Refuses(member.Name) || i == spare)
            {
                // With the comma before it, or behind it where nothing is left before it; the model always stays.
                _told.Add($"{member.Name}=dropped");
                var (start, end) = keepsOneBefore ? (members[i - 1].End, member.End) : (member.Start, members[i + 1].Start);
                _edits.Add(new Edit(start, end, default));
                continue;
            }

            keepsOneBefore = true;
            if (i == other)
            {
                _told.Add($"{member.Name}=renamed");
                _edits.Add(new Edit(member.Start, member.NameEnd, Encoding.UTF8.GetBytes($"\"{_family.Limit}\"")));
            }
        }
    }
}
