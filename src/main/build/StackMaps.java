import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives picocli's classes, which are of Java 5, the stack maps of Java 8, and changes nothing else in them. Without these Java has to
 * find out by itself at each start what is on the stack, and keeps no such class in an archive.
 *
 * <p>Started by the build: {@code java -cp ASM StackMaps.java JAR}.
 */
final class StackMaps {
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(inside.getPath("picocli"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                FileTime time = Files.getLastModifiedTime(file);
                Files.write(file, withStackMaps(Files.readAllBytes(file), classes));
                Files.setLastModifiedTime(file, time);
            }
        }
    }

    private static byte[] withStackMaps(byte[] old, ClassLoader classes) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        ClassVisitor newer = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
                super.visit(Opcodes.V1_8, access, name, signature, parent, interfaces);
            }
        };
        new ClassReader(old).accept(newer, 0);
        return writer.toByteArray();
    }
}
