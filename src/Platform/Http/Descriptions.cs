using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Maru.Platform.Http;

/// <summary>Gives the document's schemas, properties and parameters the words of the code they come from, where they have none.</summary>
internal sealed class Descriptions(XmlComments comments, SchemaNames names, SchemaUses uses)
    : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (names.TypeOf(name) is { } type)
            {
                schema.Description ??= comments.Of(type);
                DescribeProperties(schema, type);
            }
        }

        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var described in context.Description.ParameterDescriptions)
        {
            var parameter = operation.Parameters?.FirstOrDefault(p => p.Name == described.Name);
            if (parameter is OpenApiParameter { Description: null } bare)
            {
                bare.Description = PropertyOf(described) is { } property
                    ? comments.Of(property)
                    : IdIn(context.Description.RelativePath, described.Name);
            }
        }

        return Task.CompletedTask;
    }

    // Of a query that is one object, each property is a parameter.
    private static PropertyInfo? PropertyOf(ApiParameterDescription described) =>
        (described.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo.Member as PropertyInfo;

    // Of "api/v1/work/runs/{id}/cancel" it is one of the runs.
    private static string? IdIn(string? path, string name) =>
        name == "id" && path?.Split('/') is { } segments && Array.IndexOf(segments, "{id}") is > 0 and var at
            ? $"The id of one of the {segments[at - 1].Replace('-', ' ')}."
            : null;

    private void DescribeProperties(IOpenApiSchema schema, Type type)
    {
        foreach (var property in uses.InfoOf(type).Properties)
        {
            if (property.AttributeProvider is PropertyInfo member && schema.Properties?.TryGetValue(property.Name, out var described) == true)
            {
                Describe(described, comments.Of(member));
            }
        }
    }

    // A reference that has no words of its own shows those of what it refers to.
    private static void Describe(IOpenApiSchema schema, string? words)
    {
        if (schema is OpenApiSchemaReference { Reference: var reference })
        {
            reference.Description ??= words;
        }
        else
        {
            schema.Description ??= words;
        }
    }
}
