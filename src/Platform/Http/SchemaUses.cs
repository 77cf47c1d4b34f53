using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;

namespace Maru.Platform.Http;

/// <summary>Which types clients send and which they are answered, those inside others included, by what the endpoints say.</summary>
internal sealed class SchemaUses
{
    private readonly JsonSerializerOptions _json;
    private readonly Lazy<(HashSet<Type> Sent, HashSet<Type> Answered)> _found;

    public SchemaUses(IApiDescriptionGroupCollectionProvider endpoints, IOptions<JsonOptions> json)
    {
        _json = json.Value.SerializerOptions;
        _found = new(() => Find([.. endpoints.ApiDescriptionGroups.Items.SelectMany(group => group.Items)]));
    }

    /// <summary><c>Request</c> or <c>Response</c>. What is both has no name: one side could not change without the other.</summary>
    public string Of(Type type) => (_found.Value.Sent.Contains(type), _found.Value.Answered.Contains(type)) switch
    {
        (true, false) => "Request",
        (false, true) => "Response",
        (true, true) => throw new InvalidOperationException($"{type} is both sent and answered; make a type for each."),
        (false, false) => throw new InvalidOperationException($"No endpoint says that it takes or answers {type}."),
    };

    /// <summary>The type as it is put on the wire.</summary>
    public JsonTypeInfo InfoOf(Type type) => _json.GetTypeInfo(type);

    private (HashSet<Type> Sent, HashSet<Type> Answered) Find(List<ApiDescription> endpoints)
    {
        var (sent, answered) = (new HashSet<Type>(), new HashSet<Type>());
        foreach (var body in endpoints.SelectMany(e => e.ParameterDescriptions).Where(p => p.Source == BindingSource.Body))
        {
            Walk(body.Type, sent);
        }

        foreach (var type in endpoints.SelectMany(e => e.SupportedResponseTypes).Select(r => r.Type))
        {
            Walk(type, answered);
        }

        return (sent, answered);
    }

    private void Walk(Type? type, HashSet<Type> seen)
    {
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (type is null || type == typeof(void) || !seen.Add(type))
        {
            return;
        }

        var info = InfoOf(type);
        Walk(info.ElementType, seen);
        foreach (var property in info.Properties)
        {
            Walk(property.PropertyType, seen);
        }
    }
}
