using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CmPowerShell.TestSupport;

/// <summary>Collects the outermost types of its own assembly that a type uses.</summary>
internal sealed class UsedTypes
{
    private readonly HashSet<TypeDefinition> _found = [];

    /// <summary>The types that were found.</summary>
    public IReadOnlyCollection<TypeDefinition> Found => _found;

    /// <summary>Adds what a type and the types inside of it use.</summary>
    public void AddWithNested(TypeDefinition type)
    {
        AddDeclaration(type);
        foreach (var method in type.Methods)
        {
            AddMethod(method);
        }

        foreach (var nested in type.NestedTypes)
        {
            AddWithNested(nested);
        }
    }

    private void AddDeclaration(TypeDefinition type)
    {
        Add(type.BaseType);
        AddAll(type.Interfaces.Select(implemented => implemented.InterfaceType));
        AddAll(type.Fields.Select(field => field.FieldType));
        AddAll(type.GenericParameters);
        AddAttributes(type);
        type.Fields.ToList().ForEach(AddAttributes);
        type.Properties.ToList().ForEach(AddAttributes);
    }

    private void AddMethod(MethodDefinition method)
    {
        AddSignature(method);
        AddAttributes(method);
        method.Parameters.ToList().ForEach(AddAttributes);
        AddAll(method.GenericParameters);
        if (method.HasBody)
        {
            AddAll(method.Body.Variables.Select(variable => variable.VariableType));
            AddAll(method.Body.ExceptionHandlers.Select(handler => handler.CatchType));
            foreach (var instruction in method.Body.Instructions)
            {
                AddOperand(instruction);
            }
        }
    }

    /// <summary>Adds the attributes, and the types that they name with <c>typeof</c>.</summary>
    private void AddAttributes(ICustomAttributeProvider owner)
    {
        foreach (var attribute in owner.CustomAttributes)
        {
            Add(attribute.AttributeType);
            AddAll(attribute.ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument)).SelectMany(TypesIn));
        }
    }

    private static IEnumerable<TypeReference?> TypesIn(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [type],
        CustomAttributeArgument[] list => list.SelectMany(TypesIn),
        CustomAttributeArgument inner => TypesIn(inner),
        _ => [],
    };

    private void AddOperand(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(type);
                break;
            case GenericInstanceMethod method:
                AddAll(method.GenericArguments);
                AddSignature(method.ElementMethod);
                break;
            case MethodReference method:
                AddSignature(method);
                break;
            case FieldReference field:
                AddAll([field.DeclaringType, field.FieldType]);
                break;
        }
    }

    private void AddSignature(MethodReference method) => AddAll([method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)]);

    private void AddAll(IEnumerable<TypeReference?> types)
    {
        foreach (var type in types)
        {
            Add(type);
        }
    }

    private void Add(TypeReference? type)
    {
        switch (type)
        {
            case GenericInstanceType generic:
                AddAll([generic.ElementType, .. generic.GenericArguments]);
                break;
            case TypeSpecification specification:
                Add(specification.ElementType);
                break;
            case GenericParameter parameter:
                AddAll(parameter.Constraints.Select(constraint => constraint.ConstraintType));
                break;
            case TypeDefinition definition:
                _found.Add(Outermost(definition));
                break;
        }
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
