using System.Reflection;
using System.Reflection.Emit;

namespace Modelc.Testing;

/// <summary>What a type really uses, read from its compiled code: no "using" and no relative name can hide anything.</summary>
public static class MemberUses
{
    private const BindingFlags All =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodeOf = typeof(OpCodes)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every type that the type names, and every member that its code touches.</summary>
    public static IEnumerable<MemberInfo> Of(Type type) => Declared(type).Concat(Called(type)).SelectMany(WithParts);

    private static IEnumerable<MemberInfo> Declared(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Array.Empty<Type>(),
        .. type.GetInterfaces(),
        .. type.GetFields(All).Select(field => field.FieldType),
        .. Methods(type).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)),
        .. type.GetMethods(All).Select(method => method.ReturnType),
    ];

    private static IEnumerable<MemberInfo> Called(Type type) => Methods(type).SelectMany(Called);

    private static IEnumerable<MethodBase> Methods(Type type) => [.. type.GetMethods(All), .. type.GetConstructors(All)];

    private static IEnumerable<MemberInfo> Called(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var opcode = OpCodeOf[value];
            at += opcode.Size;
            if (opcode.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return method.Module.ResolveMember(BitConverter.ToInt32(code, at), typeArguments, methodArguments)!;
            at += opcode.OperandType == OperandType.InlineSwitch ? 4 + 4 * BitConverter.ToInt32(code, at) : SizeOf(opcode.OperandType);
        }
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    /// <summary>A list of spans is a use of spans.</summary>
    private static IEnumerable<MemberInfo> WithParts(MemberInfo member)
    {
        yield return member;
        var type = member as Type ?? member.DeclaringType;
        while (type?.HasElementType == true)
            type = type.GetElementType();
        if (type is null)
            yield break;
        yield return type;
        foreach (var argument in type.IsGenericType ? type.GetGenericArguments().SelectMany(WithParts) : [])
            yield return argument;
        foreach (var argument in member is MethodInfo { IsGenericMethod: true } method ? method.GetGenericArguments().SelectMany(WithParts) : [])
            yield return argument;
    }
}
